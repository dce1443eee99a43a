using Compositor.Plugins.Remote;
using Xunit;

namespace Compositor.Remote.Tests.Updates;

public sealed class DetailTests
{
    public static TheoryData<object, object> All =>
        [.. from speed in Enum.GetValues<LinkSpeed>() from attention in Enum.GetValues<Attention>() select new TheoryDataRow<object, object>(speed, attention)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_faster_link_or_more_attention_never_gets_less(object link, object looks)
    {
        var (speed, attention) = ((LinkSpeed)link, (Attention)looks);
        var detail = Detail.Of(speed, attention);
        Assert.InRange(detail.Quality ?? 0, 0, Offer.MostLevel);
        Assert.InRange(detail.Compression, 0, Offer.MostLevel);
        if (speed < LinkSpeed.Fast)
        {
            NotWorse(Detail.Of(speed + 1, attention), detail);
        }

        if (attention < Attention.Work)
        {
            NotWorse(Detail.Of(speed, attention + 1), detail);
        }
    }

    private static void NotWorse(Detail more, Detail less)
    {
        Assert.False(less.IsBetterThan(more));
        Assert.True(more.Compression <= less.Compression);
    }
}
