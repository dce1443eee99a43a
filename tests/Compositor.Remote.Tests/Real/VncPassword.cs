using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.Remote.Tests.Real;

/// <summary>Passwords as vncpasswd writes them.</summary>
internal static class VncPassword
{
    /// <summary>A file of one.</summary>
    public static async Task<string> FileAsync(Workspace workspace, string password)
    {
        // vncpasswd -f is DES under a key that all know; the same two lines as for a challenge.
        byte[] known = [23, 82, 107, 6, 35, 78, 88, 7];
        var text = new byte[8];
        System.Text.Encoding.UTF8.GetBytes(password).CopyTo(text, 0);
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = (byte)Enumerable.Range(0, 8).Sum(bit => ((known[i] >> bit) & 1) << (7 - bit));
        }

        await File.WriteAllBytesAsync(workspace["password"], Plugins.Remote.SingleDes.Encrypt(known, text));
        return workspace["password"];
    }
}
