using Amazon.StepFunctions.Model;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Internal;

/// <summary>The operations, as the wire has them.</summary>
internal static class Operations
{
    private static readonly JsonService s_service = new()
    {
        Namespace = "Amazon.StepFunctions",
        ApiVersion = "2016-11-23",
        ContentType = "application/x-amz-json-1.0",
        TargetPrefix = "AWSStepFunctions",
        Errors = Errors.ByName,
        OtherError = Errors.Other,
    };

    public static readonly JsonOperation<CreateStateMachineRequest, CreateStateMachineResponse> CreateStateMachine =
        s_service.Rpc<CreateStateMachineRequest, CreateStateMachineResponse>("CreateStateMachine", static (r, json) => r.Write(json), CreateStateMachineResponse.Read);

    public static readonly JsonOperation<DeleteStateMachineRequest, DeleteStateMachineResponse> DeleteStateMachine =
        s_service.Rpc<DeleteStateMachineRequest, DeleteStateMachineResponse>("DeleteStateMachine", static (r, json) => r.Write(json), DeleteStateMachineResponse.Read);

    public static readonly JsonOperation<DeleteStateMachineVersionRequest, DeleteStateMachineVersionResponse> DeleteStateMachineVersion =
        s_service.Rpc<DeleteStateMachineVersionRequest, DeleteStateMachineVersionResponse>("DeleteStateMachineVersion", static (r, json) => r.Write(json), DeleteStateMachineVersionResponse.Read);

    public static readonly JsonOperation<DescribeExecutionRequest, DescribeExecutionResponse> DescribeExecution =
        s_service.Rpc<DescribeExecutionRequest, DescribeExecutionResponse>("DescribeExecution", static (r, json) => r.Write(json), DescribeExecutionResponse.Read);

    public static readonly JsonOperation<DescribeStateMachineRequest, DescribeStateMachineResponse> DescribeStateMachine =
        s_service.Rpc<DescribeStateMachineRequest, DescribeStateMachineResponse>("DescribeStateMachine", static (r, json) => r.Write(json), DescribeStateMachineResponse.Read);

    public static readonly JsonOperation<DescribeStateMachineForExecutionRequest, DescribeStateMachineForExecutionResponse> DescribeStateMachineForExecution =
        s_service.Rpc<DescribeStateMachineForExecutionRequest, DescribeStateMachineForExecutionResponse>("DescribeStateMachineForExecution", static (r, json) => r.Write(json), DescribeStateMachineForExecutionResponse.Read);

    public static readonly JsonOperation<GetExecutionHistoryRequest, GetExecutionHistoryResponse> GetExecutionHistory =
        s_service.Rpc<GetExecutionHistoryRequest, GetExecutionHistoryResponse>("GetExecutionHistory", static (r, json) => r.Write(json), GetExecutionHistoryResponse.Read);

    public static readonly JsonOperation<ListExecutionsRequest, ListExecutionsResponse> ListExecutions =
        s_service.Rpc<ListExecutionsRequest, ListExecutionsResponse>("ListExecutions", static (r, json) => r.Write(json), ListExecutionsResponse.Read);

    public static readonly JsonOperation<ListStateMachinesRequest, ListStateMachinesResponse> ListStateMachines =
        s_service.Rpc<ListStateMachinesRequest, ListStateMachinesResponse>("ListStateMachines", static (r, json) => r.Write(json), ListStateMachinesResponse.Read);

    public static readonly JsonOperation<ListStateMachineVersionsRequest, ListStateMachineVersionsResponse> ListStateMachineVersions =
        s_service.Rpc<ListStateMachineVersionsRequest, ListStateMachineVersionsResponse>("ListStateMachineVersions", static (r, json) => r.Write(json), ListStateMachineVersionsResponse.Read);

    public static readonly JsonOperation<PublishStateMachineVersionRequest, PublishStateMachineVersionResponse> PublishStateMachineVersion =
        s_service.Rpc<PublishStateMachineVersionRequest, PublishStateMachineVersionResponse>("PublishStateMachineVersion", static (r, json) => r.Write(json), PublishStateMachineVersionResponse.Read);

    public static readonly JsonOperation<RedriveExecutionRequest, RedriveExecutionResponse> RedriveExecution =
        s_service.Rpc<RedriveExecutionRequest, RedriveExecutionResponse>("RedriveExecution", static (r, json) => r.Write(json), RedriveExecutionResponse.Read);

    public static readonly JsonOperation<SendTaskFailureRequest, SendTaskFailureResponse> SendTaskFailure =
        s_service.Rpc<SendTaskFailureRequest, SendTaskFailureResponse>("SendTaskFailure", static (r, json) => r.Write(json), SendTaskFailureResponse.Read);

    public static readonly JsonOperation<SendTaskHeartbeatRequest, SendTaskHeartbeatResponse> SendTaskHeartbeat =
        s_service.Rpc<SendTaskHeartbeatRequest, SendTaskHeartbeatResponse>("SendTaskHeartbeat", static (r, json) => r.Write(json), SendTaskHeartbeatResponse.Read);

    public static readonly JsonOperation<SendTaskSuccessRequest, SendTaskSuccessResponse> SendTaskSuccess =
        s_service.Rpc<SendTaskSuccessRequest, SendTaskSuccessResponse>("SendTaskSuccess", static (r, json) => r.Write(json), SendTaskSuccessResponse.Read);

    public static readonly JsonOperation<StartExecutionRequest, StartExecutionResponse> StartExecution =
        s_service.Rpc<StartExecutionRequest, StartExecutionResponse>("StartExecution", static (r, json) => r.Write(json), StartExecutionResponse.Read);

    public static readonly JsonOperation<StopExecutionRequest, StopExecutionResponse> StopExecution =
        s_service.Rpc<StopExecutionRequest, StopExecutionResponse>("StopExecution", static (r, json) => r.Write(json), StopExecutionResponse.Read);

    public static readonly JsonOperation<UpdateStateMachineRequest, UpdateStateMachineResponse> UpdateStateMachine =
        s_service.Rpc<UpdateStateMachineRequest, UpdateStateMachineResponse>("UpdateStateMachine", static (r, json) => r.Write(json), UpdateStateMachineResponse.Read);

    public static readonly JsonOperation<ValidateStateMachineDefinitionRequest, ValidateStateMachineDefinitionResponse> ValidateStateMachineDefinition =
        s_service.Rpc<ValidateStateMachineDefinitionRequest, ValidateStateMachineDefinitionResponse>("ValidateStateMachineDefinition", static (r, json) => r.Write(json), ValidateStateMachineDefinitionResponse.Read);
}
