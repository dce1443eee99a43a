namespace Compositor.Plugins.Virgil;

/// <summary>The answer to a call: a copy, to be read on any thread.</summary>
/// <param name="Signature">Type of the body.</param>
/// <param name="Body">The values.</param>
internal sealed record DBusReply(string Signature, byte[] Body)
{
    /// <summary>A reader of the body, if it has the type that the caller understands.</summary>
    public DBusReader Read(string signature) =>
        Signature == signature ? new DBusReader(Body) : throw new ProtocolException($"a reply has the type \"{Signature}\" instead of \"{signature}\"");
}
