namespace LocalCloud.Services.Iam;

/// <summary>What becomes of a call that no policy allows.</summary>
public enum IamMode
{
    /// <summary>Nothing is asked.</summary>
    Off,

    /// <summary>It is logged and goes on.</summary>
    Log,

    /// <summary>It is denied as AWS denies it.</summary>
    Enforce,
}
