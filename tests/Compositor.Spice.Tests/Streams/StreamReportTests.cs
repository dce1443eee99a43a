using Compositor.Plugins.Spice;
using Xunit;
using static Compositor.Spice.Tests.Streams.StreamFixture;
using static Compositor.Spice.Tests.Streams.StreamPictures;

namespace Compositor.Spice.Tests.Streams;

public sealed class StreamReportTests
{
    private static readonly Box Place = new(0, 0, 16, 16);

    [Fact]
    public void A_report_is_sent_each_so_many_frames_with_the_time_that_the_last_one_had_left()
    {
        using var fixture = new StreamFixture();
        fixture.Clock.Set(1000);
        fixture.Send(CreateType, Create(9, Place));
        fixture.Send(ActivateType, Activate(9, 77, 3, 1000));
        for (var i = 0u; i < 6; i++)
        {
            fixture.Send(DataType, Data(9, 1400 + (33 * i), Jpeg(Red)));
            fixture.Show();
            fixture.Time.Advance(TimeSpan.FromMilliseconds(i < 3 ? 33 : 300));
        }

        Assert.Equal([9, 77, 1400, 1466, 3, 0, 400, uint.MaxValue], fixture.Report());

        // The line has become slow: frames come late, 1565 at 1000 + 99 + 600.
        Assert.Equal([9, 77, 1499, 1565, 3, 0, unchecked((uint)(1565 - 1699)), uint.MaxValue], fixture.Report());
        Assert.True(fixture.Server.IsQuiet());
    }

    [Fact]
    public void A_report_is_sent_when_frames_are_rare()
    {
        using var fixture = new StreamFixture();
        fixture.Clock.Set(uint.MaxValue - 100);
        fixture.Send(CreateType, Create(0, Place));
        fixture.Send(ActivateType, Activate(0, 1, 5, 1000));
        fixture.Send(DataType, Data(0, uint.MaxValue, Jpeg(Red)));
        fixture.Show();
        Assert.True(fixture.Server.IsQuiet());
        fixture.Time.Advance(TimeSpan.FromMilliseconds(1001));

        // The server's clock has begun anew at 0 meanwhile.
        fixture.Send(DataType, Data(0, 1000, Jpeg(Red)));
        fixture.Show();
        Assert.Equal([0, 1, uint.MaxValue, 1000, 2, 0, 100, uint.MaxValue], fixture.Report());
    }

    [Fact]
    public void Nobody_is_told_who_did_not_ask()
    {
        using var fixture = new StreamFixture();
        fixture.Send(CreateType, Create(0, Place));
        for (var i = 0u; i < 10; i++)
        {
            fixture.Send(DataType, Data(0, i, Jpeg(Red)));
            fixture.Show();
        }

        Assert.True(fixture.Server.IsQuiet());
    }

    [Fact]
    public void What_cannot_be_decoded_ends_the_stream_and_the_server_is_told_once()
    {
        using var fixture = new StreamFixture();
        fixture.Send(CreateType, Create(3, Place));
        fixture.Send(DataType, Data(3, 0, [0xff, 0xd8, 0xff, 0xe0]));
        Assert.Equal(0, fixture.Show());
        fixture.AssertFailed(3);
        fixture.Send(DataType, Data(3, 0, Jpeg(Red)));
        Assert.Equal(0, fixture.Show());
        Assert.True(fixture.Server.IsQuiet());

        // The same number again is another stream.
        fixture.Send(CreateType, Create(3, Place));
        fixture.Send(DataType, Data(3, 0, Jpeg(Red)));
        Assert.Equal(1, fixture.Show());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(255)]
    public void A_codec_that_nobody_offered_is_refused_at_once(int codec)
    {
        using var fixture = new StreamFixture();
        fixture.Send(CreateType, Create(3, Place, codec));
        fixture.AssertFailed(3);
        fixture.Send(DataType, Data(3, 0, Jpeg(Red)));
        Assert.Equal(0, fixture.Show());
    }

    [Fact]
    public void A_server_that_knows_no_reports_gets_none()
    {
        using var fixture = new StreamFixture(capabilities: 0);
        fixture.Send(CreateType, Create(3, Place, 99));
        fixture.Send(DataType, Data(3, 0, Jpeg(Red)));
        Assert.Equal(0, fixture.Show());
        Assert.True(fixture.Server.IsQuiet());
    }
}
