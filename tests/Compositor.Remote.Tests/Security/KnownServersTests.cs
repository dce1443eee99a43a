using Compositor.EndToEnd.Tests.Peers;
using Compositor.Sources;
using Xunit;

namespace Compositor.Remote.Tests.Security;

/// <summary>The list of known servers, also when it is anything else.</summary>
public sealed class KnownServersTests : IDisposable
{
    private readonly Workspace _workspace = new();

    private string File => _workspace["state/known"];

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_first_key_of_each_address_and_kind_counts()
    {
        var known = new KnownServers(File);
        Assert.Equal(new KnownKey(Key(1), 1), known.Meet("vnc://h", "x509", Key(1)));
        Assert.Equal(new KnownKey(Key(1), 1), known.Meet("vnc://h", "x509", Key(2)));
        Assert.Equal(new KnownKey(Key(3), 2), known.Meet("vnc://h", "rsa-aes", Key(3)));
        Assert.Equal(new KnownKey(Key(4), 3), known.Meet("vnc+unix:///a b#c%20\nd", "rsa-aes", Key(4)));
        Assert.Equal(new KnownKey(Key(4), 3), new KnownServers(File).Meet("vnc+unix:///a b#c%20\nd", "rsa-aes", Key(5)));
        Assert.Equal(3, System.IO.File.ReadAllLines(File).Length);
    }

    [Fact]
    public void A_person_may_write_it()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, $"# mine\n\n\tvnc://h   x509 {Key(1)}\r\nvnc://i x509 {Key(2)}");
        var known = new KnownServers(File);
        Assert.Equal(new KnownKey(Key(1), 3), known.Meet("vnc://h", "x509", Key(9)));
        Assert.Equal(new KnownKey(Key(3), 5), known.Meet("vnc://j", "x509", Key(3)));
    }

    [Theory]
    [InlineData("vnc://h x509\n", "line 1 of")]
    [InlineData("# a\nvnc://h x509 SHA256:short\n", "line 2 of")]
    [InlineData("\0\u0001\u0002", "line 1 of")]
    public void Nothing_is_trusted_by_what_cannot_be_understood(string content, string sentence)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, content);
        Assert.Contains(sentence, Refusal(), StringComparison.Ordinal);
        Assert.Equal(content, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Nothing_is_trusted_by_what_is_too_long_or_cannot_be_written()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, new string('\n', 1 << 20));
        Assert.Contains("is full", Refusal(), StringComparison.Ordinal);
        System.IO.File.AppendAllText(File, "\n\n");
        Assert.Contains("longer than", Refusal(), StringComparison.Ordinal);
        System.IO.File.Delete(File);
        Directory.CreateDirectory(File);
        Assert.Contains("cannot be used", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_lose_nothing_and_agree_on_the_first()
    {
        const int Each = 40;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                new KnownServers(File).Meet($"vnc://{writer}-{i}", "x509", Key(i));
                new KnownServers(File).Meet($"vnc://common-{i}", "x509", Key((writer * Each) + i));
            }
        })));
        var known = new KnownServers(File);
        for (var i = 0; i < Each; i++)
        {
            for (var writer = 0; writer < 4; writer++)
            {
                Assert.Equal(Key(i), known.Meet($"vnc://{writer}-{i}", "x509", Key(999)).Fingerprint);
            }

            var first = known.Meet($"vnc://common-{i}", "x509", Key(999));
            Assert.NotEqual(Key(999), first.Fingerprint);
            Assert.Equal(first, known.Meet($"vnc://common-{i}", "x509", Key(998)));
        }
    }

    private string Refusal() => Assert.Throws<UntrustedException>(() => new KnownServers(File).Meet("vnc://other", "x509", Key(1))).Message;

    private static string Key(int number) => KeyFingerprint.Of(BitConverter.GetBytes(number));
}
