namespace LocalCloud.Asl.Definitions;

/// <summary>The types of states.</summary>
internal enum StateType
{
    Task,
    Wait,
    Pass,
    Succeed,
    Fail,
    Choice,
    Parallel,
    Map,
}
