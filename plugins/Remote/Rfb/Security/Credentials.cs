namespace Compositor.Plugins.Remote;

/// <summary>What to log in by; never logged.</summary>
/// <param name="User">A name; null when none was given.</param>
/// <param name="Password">A password; empty when none was given.</param>
internal sealed record Credentials(string? User, string Password)
{
    /// <summary>Without the password.</summary>
    public override string ToString() => User ?? "nobody";
}
