namespace LocalCloud.Host;

/// <summary>What the local cloud does with calls that the template's policies do not allow.</summary>
public enum IamMode
{
    /// <summary>Nothing is checked.</summary>
    Off,

    /// <summary>They are logged and let through.</summary>
    Log,

    /// <summary>They are denied, as AWS denies them.</summary>
    Enforce,
}
