namespace Compositor.Benchmarks;

/// <summary>One way in which libspice-server packs pictures.</summary>
/// <param name="Name">For people, and of the recording.</param>
/// <param name="Compression">Its number, for the server.</param>
/// <param name="Preference">Its name, for the client.</param>
/// <param name="Wan">Whether JPEG and zlib over GLZ are used, as over slow lines.</param>
internal sealed record SpiceSetting(string Name, int Compression, string Preference, bool Wan = false)
{
    public static SpiceSetting[] All { get; } =
    [
        new("off", 1, "off"), new("lz", 6, "lz"), new("lz4", 7, "lz4"), new("glz", 5, "glz"), new("quic", 4, "quic"), new("auto-glz", 2, "auto-glz"),
        new("zlib-glz, jpeg", 2, "auto-glz", Wan: true),
    ];

    /// <summary>A file's name.</summary>
    public string Slug => Name.Replace(", ", "-", StringComparison.Ordinal);
}
