using System.Globalization;

namespace Compositor.SpiceServer;

/// <summary>The command line.</summary>
internal sealed record ServerOptions
{
    public const string Usage = """
        usage: spice-server (--unix PATH | --port N) [--password TEXT] [--tls-port N --ca FILE --cert FILE --key FILE]
                            [--compression 1-7] [--jpeg 1-3] [--zlib-glz 1-3] [--streaming 1-3] [--codecs LIST]
                            [--scenes all|none|NAME,NAME...] [--seed N] [--frames N] [--size WxH] [--limit SECONDS]
               spice-server --list
        A port of 0 is a free one. Compression: 1 off, 2 auto_glz, 3 auto_lz, 4 quic, 5 glz, 6 lz, 7 lz4; JPEG and zlib over GLZ: 1 auto,
        2 always, 3 never; streaming: 1 off, 2 all, 3 filter. Commands are read from stdin: see docs/TESTING.md.
        """;

    public string? UnixPath { get; init; }

    /// <summary>-1 for none, 0 for a free one.</summary>
    public int Port { get; init; } = -1;

    /// <summary>-1 for no TLS, 0 for a free one.</summary>
    public int TlsPort { get; init; } = -1;

    public string? Password { get; init; }

    public string Authority { get; init; } = "";

    public string Certificate { get; init; } = "";

    public string Key { get; init; } = "";

    public int Compression { get; init; } = 2;

    public int Jpeg { get; init; } = 3;

    public int ZlibGlz { get; init; } = 3;

    public int Streaming { get; init; } = 1;

    /// <summary>As spice_server_set_video_codecs takes it: "spice:mjpeg;gstreamer:vp8".</summary>
    public string? Codecs { get; init; }

    /// <summary>What is played when a client comes; empty for nothing.</summary>
    public string[] Scenes { get; init; } = ["all"];

    public uint Seed { get; init; } = 1;

    public int Frames { get; init; } = 100;

    public (int Width, int Height) Size { get; init; } = (800, 600);

    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(5);

    /// <exception cref="ServerException">An option is unknown or wrong.</exception>
    public static ServerOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new ServerOptions();
        for (; arguments is not []; arguments = arguments[2..])
        {
            if (arguments is not [var name, var value, ..])
            {
                throw new ServerException($"{arguments[0]} needs a value");
            }

            options = name switch
            {
                "--unix" => options with { UnixPath = value },
                "--port" => options with { Port = Number(name, value, 0, 65535) },
                "--tls-port" => options with { TlsPort = Number(name, value, 0, 65535) },
                "--password" => options with { Password = value },
                "--ca" => options with { Authority = value },
                "--cert" => options with { Certificate = value },
                "--key" => options with { Key = value },
                "--compression" => options with { Compression = Number(name, value, 1, 7) },
                "--jpeg" => options with { Jpeg = Number(name, value, 1, 3) },
                "--zlib-glz" => options with { ZlibGlz = Number(name, value, 1, 3) },
                "--streaming" => options with { Streaming = Number(name, value, 1, 3) },
                "--codecs" => options with { Codecs = value },
                "--scenes" => options with { Scenes = value == "none" ? [] : value.Split(',') },
                "--seed" => options with { Seed = (uint)Number(name, value, 1, int.MaxValue) },
                "--frames" => options with { Frames = Number(name, value, 1, 100_000) },
                "--size" => options with { Size = SizeOf(value) },
                "--limit" => options with { Limit = TimeSpan.FromSeconds(Number(name, value, 1, 86_400)) },
                _ => throw new ServerException($"unknown option {name}"),
            };
        }

        return options is { UnixPath: null, Port: < 0, TlsPort: < 0 } ? throw new ServerException("--unix, --port or --tls-port is needed") : options;
    }

    /// <exception cref="ServerException">It is none, or out of range.</exception>
    public static int Number(string name, string text, int least, int most) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ServerException($"{name}: \"{text}\" is not a number from {least} to {most}");

    private static (int Width, int Height) SizeOf(string text) => text.Split('x') is [var width, var height]
        ? (Number("--size", width, 64, 8192), Number("--size", height, 64, 8192))
        : throw new ServerException($"--size: \"{text}\" is not WIDTHxHEIGHT");
}
