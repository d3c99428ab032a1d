namespace LocalCloud.Asl.Definitions;

/// <summary>A name that leads to another state of the same flow.</summary>
/// <param name="Field">The field it stands in.</param>
/// <param name="Target">The name.</param>
/// <param name="Resolve">Takes the state of that name.</param>
internal readonly record struct Transition(string Field, string Target, Action<State> Resolve);
