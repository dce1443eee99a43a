namespace Compositor.Contracts;

/// <summary>The version of this contract.</summary>
public static class ContractVersion
{
    /// <summary>Raised whenever a plugin built before can no longer work. A constant, so that it is built into each plugin.</summary>
    public const int Current = 3;
}
