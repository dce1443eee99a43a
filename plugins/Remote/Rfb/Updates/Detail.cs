namespace Compositor.Plugins.Remote;

/// <summary>How well a server is to draw.</summary>
/// <param name="Quality">What pictures may lose: 0 (most) to 9 (least); null for nothing.</param>
/// <param name="Compression">How much the server packs: 0 (least work) to 9 (fewest bytes).</param>
internal readonly record struct Detail(int? Quality, int Compression)
{
    /// <summary>What suits a link, and those who look. Whoever works there gets the best that the link can carry.</summary>
    public static Detail Of(LinkSpeed speed, Attention attention) => (speed, attention) switch
    {
        (LinkSpeed.Fast, Attention.Look or Attention.Work) => new(null, Offer.UsualCompression),
        (LinkSpeed.Fast, _) => new(6, Offer.UsualCompression),
        (LinkSpeed.Middle, Attention.Work) => new(9, Offer.UsualCompression),
        (LinkSpeed.Middle, Attention.Look) => new(8, Offer.UsualCompression),
        (LinkSpeed.Middle, _) => new(5, 5),
        (LinkSpeed.Slow, Attention.Work) => new(7, 6),
        (LinkSpeed.Slow, Attention.Look) => new(6, 6),
        (LinkSpeed.Slow, _) => new(3, Offer.MostLevel),
        (LinkSpeed.Narrow, Attention.Work) => new(5, Offer.MostLevel),
        (LinkSpeed.Narrow, Attention.Look) => new(3, Offer.MostLevel),
        (LinkSpeed.Narrow, _) => new(1, Offer.MostLevel),
        _ => throw new ArgumentOutOfRangeException(nameof(speed), speed, null),
    };

    /// <summary>True when it shows more than another.</summary>
    public bool IsBetterThan(Detail other) => (Quality ?? int.MaxValue) > (other.Quality ?? int.MaxValue);
}
