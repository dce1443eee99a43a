using System.Buffers.Binary;
using Compositor.Sources;

namespace Compositor.Plugins.Remote;

/// <summary>A name and a password as they are (rfbproto, "VeNCrypt", Plain; the same as TightVNC's login of unix).</summary>
internal static class PlainLogin
{
    /// <summary>Sends them.</summary>
    /// <exception cref="RefusedException">There is no password.</exception>
    public static void Send(Transport transport, Credentials credentials)
    {
        credentials.RequirePassword();
        var (user, password) = (System.Text.Encoding.UTF8.GetBytes(credentials.User ?? string.Empty), System.Text.Encoding.UTF8.GetBytes(credentials.Password));
        var message = new byte[8 + user.Length + password.Length];
        BinaryPrimitives.WriteInt32BigEndian(message, user.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), password.Length);
        user.CopyTo(message, 8);
        password.CopyTo(message, 8 + user.Length);
        transport.Send(message);
    }
}
