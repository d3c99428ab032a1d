using Amazon.EventBridge.Model;
using Amazon.StandIns;

namespace Amazon.EventBridge.Internal;

/// <summary>The operations, as the wire has them.</summary>
internal static class Operations
{
    private static readonly JsonService s_service = new()
    {
        Namespace = "Amazon.EventBridge",
        ApiVersion = "2015-10-07",
        ContentType = "application/x-amz-json-1.1",
        TargetPrefix = "AWSEvents",
        Errors = Errors.ByName,
        OtherError = Errors.Other,
    };

    public static readonly JsonOperation<CreateEventBusRequest, CreateEventBusResponse> CreateEventBus =
        s_service.Rpc<CreateEventBusRequest, CreateEventBusResponse>("CreateEventBus", static (r, json) => r.Write(json), CreateEventBusResponse.Read);

    public static readonly JsonOperation<DeleteEventBusRequest, DeleteEventBusResponse> DeleteEventBus =
        s_service.Rpc<DeleteEventBusRequest, DeleteEventBusResponse>("DeleteEventBus", static (r, json) => r.Write(json), DeleteEventBusResponse.Read);

    public static readonly JsonOperation<DeleteRuleRequest, DeleteRuleResponse> DeleteRule =
        s_service.Rpc<DeleteRuleRequest, DeleteRuleResponse>("DeleteRule", static (r, json) => r.Write(json), DeleteRuleResponse.Read);

    public static readonly JsonOperation<DescribeEventBusRequest, DescribeEventBusResponse> DescribeEventBus =
        s_service.Rpc<DescribeEventBusRequest, DescribeEventBusResponse>("DescribeEventBus", static (r, json) => r.Write(json), DescribeEventBusResponse.Read);

    public static readonly JsonOperation<DescribeRuleRequest, DescribeRuleResponse> DescribeRule =
        s_service.Rpc<DescribeRuleRequest, DescribeRuleResponse>("DescribeRule", static (r, json) => r.Write(json), DescribeRuleResponse.Read);

    public static readonly JsonOperation<DisableRuleRequest, DisableRuleResponse> DisableRule =
        s_service.Rpc<DisableRuleRequest, DisableRuleResponse>("DisableRule", static (r, json) => r.Write(json), DisableRuleResponse.Read);

    public static readonly JsonOperation<EnableRuleRequest, EnableRuleResponse> EnableRule =
        s_service.Rpc<EnableRuleRequest, EnableRuleResponse>("EnableRule", static (r, json) => r.Write(json), EnableRuleResponse.Read);

    public static readonly JsonOperation<ListRulesRequest, ListRulesResponse> ListRules =
        s_service.Rpc<ListRulesRequest, ListRulesResponse>("ListRules", static (r, json) => r.Write(json), ListRulesResponse.Read);

    public static readonly JsonOperation<ListTargetsByRuleRequest, ListTargetsByRuleResponse> ListTargetsByRule =
        s_service.Rpc<ListTargetsByRuleRequest, ListTargetsByRuleResponse>("ListTargetsByRule", static (r, json) => r.Write(json), ListTargetsByRuleResponse.Read);

    public static readonly JsonOperation<PutEventsRequest, PutEventsResponse> PutEvents =
        s_service.Rpc<PutEventsRequest, PutEventsResponse>("PutEvents", static (r, json) => r.Write(json), PutEventsResponse.Read);

    public static readonly JsonOperation<PutRuleRequest, PutRuleResponse> PutRule =
        s_service.Rpc<PutRuleRequest, PutRuleResponse>("PutRule", static (r, json) => r.Write(json), PutRuleResponse.Read);

    public static readonly JsonOperation<PutTargetsRequest, PutTargetsResponse> PutTargets =
        s_service.Rpc<PutTargetsRequest, PutTargetsResponse>("PutTargets", static (r, json) => r.Write(json), PutTargetsResponse.Read);

    public static readonly JsonOperation<RemoveTargetsRequest, RemoveTargetsResponse> RemoveTargets =
        s_service.Rpc<RemoveTargetsRequest, RemoveTargetsResponse>("RemoveTargets", static (r, json) => r.Write(json), RemoveTargetsResponse.Read);
}
