namespace LocalCloud.Asl.Definitions;

/// <summary>Ends its flow with its input.</summary>
internal sealed class SucceedState(string name) : State(name, StateType.Succeed);
