namespace Compositor.Plugins.Remote;

/// <summary>What to log in by; never logged.</summary>
/// <param name="User">A name; null when none was given.</param>
/// <param name="Password">A password; empty when none was given.</param>
internal sealed record Credentials(string? User, string Password)
{
    /// <summary>Says what to do when there is no password.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public void RequirePassword()
    {
        if (Password.Length == 0)
        {
            throw new RefusedException("the server wants a password; set password, password-file, password-env or password-command");
        }
    }

    /// <summary>Without the password.</summary>
    public override string ToString() => User ?? "nobody";
}
