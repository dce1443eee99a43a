using System.Text.Json.Nodes;
using Compositor.Contracts;
using Xunit;

namespace Compositor.Rendering.Tests;

public sealed class ProofFileTests : IDisposable
{
    private readonly ProofBench _bench = new();

    private ProofFile Disk => new(_bench.File);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void What_was_written_is_read_by_its_device_alone()
    {
        var fails = new ImportCase("virtio_gpu", FourCc.Rgb565, Modifier.Implicit);
        Disk.Write(_bench.Device, ProofBench.Case, ImportProof.Works);
        Disk.Write(_bench.Device, fails, ImportProof.Fails("wrong \"pixels\" ü"));
        var other = _bench.Device with { Renderer = "Another" };
        Disk.Write(other, ProofBench.Case, ImportProof.Fails("no"));

        Assert.Equal([(ProofBench.Case, ImportProof.Works), (fails, ImportProof.Fails("wrong \"pixels\" ü"))], Disk.Read(_bench.Device));
        Assert.Equal([(ProofBench.Case, ImportProof.Fails("no"))], Disk.Read(other));
    }

    [Fact]
    public void A_new_verdict_replaces_the_old_one()
    {
        Disk.Write(_bench.Device, ProofBench.Case, ImportProof.Works);
        Disk.Write(_bench.Device, ProofBench.Case, ImportProof.Fails("no"));
        Assert.Equal([(ProofBench.Case, ImportProof.Fails("no"))], Disk.Read(_bench.Device));
    }

    [Fact]
    public void The_oldest_go_when_there_are_too_many()
    {
        for (var i = 0ul; i < 510; i++)
        {
            Disk.Write(_bench.Device, ProofBench.Case with { Modifier = i }, ImportProof.Works);
        }

        var kept = Disk.Read(_bench.Device);
        Assert.Equal(500, kept.Count);
        Assert.Equal(10ul, kept[0].Case.Modifier);
        Assert.Equal(509ul, kept[^1].Case.Modifier);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "form": 1, "entries": null }""")]
    [InlineData("""{ "form": 1, "entries": [ null ] }""")]
    [InlineData("""{ "form": 1, "entries": [ {} ] }""")]
    [InlineData("""{ "form": 1, "entries": [ 7 ] }""")]
    [InlineData("""{ "form": 2, "entries": [] }""")]
    [InlineData("\0\0\0\0")]
    public void A_damaged_file_is_ignored_and_rewritten(string text)
    {
        Put(text);
        Assert.Empty(Disk.Read(_bench.Device));
        Disk.Write(_bench.Device, ProofBench.Case, ImportProof.Works);
        Assert.Single(Disk.Read(_bench.Device));
    }

    [Theory]
    [InlineData("exporter", "")]
    [InlineData("exporter", null)]
    [InlineData("format", "XR245")]
    [InlineData("format", "0xzz")]
    [InlineData("modifier", "-1")]
    [InlineData("modifier", "")]
    [InlineData("modifier", "0x1ffffffffffffffff")]
    [InlineData("reason", null)]
    [InlineData("platform", null)]
    public void A_damaged_entry_is_not_believed(string field, string? value)
    {
        Disk.Write(_bench.Device, ProofBench.Case, ImportProof.Works);
        var document = JsonNode.Parse(File.ReadAllText(_bench.File))!;
        document["entries"]![0]![field] = value;
        Put(document.ToJsonString());
        Assert.Empty(Disk.Read(_bench.Device));
    }

    [Fact]
    public void A_file_cut_at_any_length_does_no_harm()
    {
        Disk.Write(_bench.Device, ProofBench.Case, ImportProof.Works);
        var whole = File.ReadAllText(_bench.File);
        for (var length = 0; length < whole.TrimEnd().Length; length++)
        {
            Put(whole[..length]);
            Assert.Empty(Disk.Read(_bench.Device));
        }
    }

    [Fact]
    public void A_file_that_is_far_too_long_is_not_read()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_bench.File)!);
        using (var file = File.Create(_bench.File))
        {
            file.SetLength(1L << 40);
        }

        Assert.Empty(Disk.Read(_bench.Device));
    }

    [Fact]
    public void A_place_that_cannot_be_written_costs_nothing()
    {
        var file = new ProofFile("/proc/compositor/imports.json");
        file.Write(_bench.Device, ProofBench.Case, ImportProof.Works);
        Assert.Empty(file.Read(_bench.Device));
    }

    [Fact]
    public void No_draft_is_left_behind()
    {
        Disk.Write(_bench.Device, ProofBench.Case, ImportProof.Works);
        Directory.CreateDirectory(Path.Combine(_bench.Folder, "taken", "imports.json"));
        new ProofFile(Path.Combine(_bench.Folder, "taken", "imports.json")).Write(_bench.Device, ProofBench.Case, ImportProof.Works);

        Assert.Equal([_bench.File], Directory.GetFiles(_bench.Folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("/c", "/h", "/c/compositor/imports.json")]
    [InlineData("", "/h", "/h/.cache/compositor/imports.json")]
    [InlineData(null, "/h", "/h/.cache/compositor/imports.json")]
    [InlineData("relative", "/h", "/h/.cache/compositor/imports.json")]
    [InlineData(null, null, null)]
    public void It_lies_where_a_user_keeps_caches(string? cache, string? home, string? expected) =>
        Assert.Equal(expected, ProofFile.DefaultPath(name => name switch { "XDG_CACHE_HOME" => cache, "HOME" => home, _ => null }));

    private void Put(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_bench.File)!);
        File.WriteAllText(_bench.File, text);
    }
}
