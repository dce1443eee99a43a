namespace Compositor.Plugins.Spice;

/// <summary>A server, and the password for it.</summary>
internal sealed record Target(ServerAddress Address, string Password)
{
    /// <summary>Without the password, which must never be logged.</summary>
    public override string ToString() => Address.ToString();
}
