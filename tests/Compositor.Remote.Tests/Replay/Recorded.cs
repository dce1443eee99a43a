using System.IO.Compression;
using Compositor.Contracts;
using Compositor.EndToEnd.Tests.Peers;
using Compositor.Plugins.Remote;
using Compositor.Sources;

namespace Compositor.Remote.Tests.Replay;

/// <summary>What real servers sent, from their first byte on; in the repository, and played to a whole session.</summary>
internal static class Recorded
{
    // A key that no server has, so that no list of known servers is touched.
    private static readonly string Unknown = KeyFingerprint.Of([]);

    /// <summary>Where they lie beside the tests.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Recordings");

    /// <summary>All of them.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> All() =>
        Directory.GetFiles(Folder, "*.rfb.gz").Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path)[..^7], Read(path)));

    /// <summary>Keeps one in the checkout.</summary>
    public static void Keep(string name, byte[] bytes)
    {
        var folder = Path.Combine(Workspace.Checkout, "tests/Compositor.Remote.Tests/Recordings");
        Directory.CreateDirectory(folder);
        using var file = new GZipStream(File.Create(Path.Combine(folder, name + ".rfb.gz")), CompressionLevel.SmallestSize);
        file.Write(bytes);
    }

    /// <summary>What a session needs for a server that nobody reaches by an address.</summary>
    public static VncOptions Options(Encoding? encoding = null) => new(
        new VncAddress { Host = "recorded", Port = 5900 },
        null,
        PasswordSource.Read(Settings(), 1024),
        TrustSource.Read(Settings()),
        IsViewOnly: false,
        encoding,
        VncOptions.UsualMemory << 20);

    /// <summary>Plays bytes to a session.</summary>
    /// <returns>Why it ended; anything but a <see cref="SourceException"/> is thrown.</returns>
    public static Task<(SourceException Reason, RecordingHost Host)> PlayAsync(byte[] bytes) => PlayAsync(bytes, new RecordingHost(), Options());

    /// <summary>Plays bytes to a session.</summary>
    public static async Task<(SourceException Reason, RecordingHost Host)> PlayAsync(byte[] bytes, RecordingHost host, VncOptions options)
    {
        await using var session = new RfbSession(host, "replay", options, "secret", ServerTrust.System with { Pin = Unknown });
        try
        {
            await session.RunAsync(new ReplayOpener(bytes), CancellationToken.None);
            throw new InvalidOperationException("a session ended without a reason");
        }
        catch (SourceException e)
        {
            return (e, host);
        }
    }

    private static Settings Settings() => new("replay", new Dictionary<string, object>());

    private static byte[] Read(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
