namespace Compositor.Benchmarks;

/// <summary>One way in which libspice-server packs pictures.</summary>
/// <param name="Name">For people, and of the recording.</param>
/// <param name="Compression">Its number, for the server.</param>
/// <param name="Preference">Its name, for the client.</param>
/// <param name="Passes">How often the recording is played while it is measured; what refers to pictures before it can be played once only.</param>
/// <param name="Wan">Whether JPEG and zlib over GLZ are used, as over slow lines.</param>
internal sealed record SpiceSetting(string Name, int Compression, string Preference, int Passes = 1, bool Wan = false)
{
    public static SpiceSetting[] All { get; } =
    [
        new("off", 1, "off", 10), new("lz", 6, "lz", 10), new("lz4", 7, "lz4", 10), new("glz", 5, "glz"), new("quic", 4, "quic", 3), new("auto-glz", 2, "auto-glz"),
        new("zlib-glz, jpeg", 2, "auto-glz", Wan: true),
    ];

    /// <summary>A file's name.</summary>
    public string Slug => Name.Replace(", ", "-", StringComparison.Ordinal);
}
