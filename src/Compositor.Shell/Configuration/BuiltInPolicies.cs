namespace Compositor.Shell.Configuration;

/// <summary>Policies that the shell has without any plugin.</summary>
internal static class BuiltInPolicies
{
    public const string Layout = "grid";

    public const string Input = "click-to-focus";
}
