using Compositor.Contracts;
using Xunit;

namespace Compositor.Rendering.Tests;

public sealed class ImportProofsTests : IDisposable
{
    private const string Works = "echo 'step the picture was read'; echo 'verdict works'";

    private readonly ProofBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_case_is_pending_until_its_child_has_answered()
    {
        using var proofs = _bench.Proofs(Works);
        Assert.Equal(0, proofs.Version);

        Assert.Equal(ImportProof.Works, await _bench.ProveAsync(proofs));

        Assert.Equal(1, proofs.Version);
        Assert.Equal(ImportProof.Works, proofs.Of(ProofBench.Case));
        Assert.Equal(1, _bench.Children);
    }

    [Fact]
    public async Task The_child_is_told_what_to_try()
    {
        using var proofs = _bench.Proofs(Works);
        await _bench.ProveAsync(proofs, new ImportCase("i915", FourCc.Argb8888, 0x0100000000000002));

        Assert.Equal(
            "prove-import --platform gbm:/dev/dri/card0 --api es --renderer A GPU --seconds 20 --exporter i915 --format AR24 --modifier 0x100000000000002",
            File.ReadAllText(_bench.Started).TrimEnd());
    }

    [Theory]
    [InlineData("echo 'step the picture was read'; kill -SEGV $$", "the driver crashed (SIGSEGV) when the picture was read", true)]
    [InlineData("echo 'step the buffer was imported'; kill -ABRT $$", "the driver crashed (SIGABRT) when the buffer was imported", true)]
    [InlineData("kill -BUS $$", "the driver crashed (SIGBUS) at the start", true)]
    [InlineData("echo 'verdict works'; kill -SEGV $$", "the driver crashed (SIGSEGV) at the start", true)]
    [InlineData("echo 'verdict fails 3 of 16384 pixels are wrong'", "3 of 16384 pixels are wrong", true)]
    [InlineData("echo 'step the picture was read'; kill -KILL $$", "the trial was ended by somebody (SIGKILL) when the picture was read", false)]
    [InlineData("kill -TERM $$", "the trial was ended by somebody (SIGTERM) at the start", false)]
    [InlineData("echo first >&2; echo no driver >&2; exit 3", "the trial failed with status 3 at the start: no driver", false)]
    [InlineData("echo 'verdict works'; exit 1", "the trial failed with status 1 at the start", false)]
    [InlineData("echo 'step the driver was started'", "the trial ended without a verdict when the driver was started", false)]
    [InlineData("echo 'verdict perhaps'", "the trial ended without a verdict at the start", false)]
    [InlineData("head -c 3000000 /dev/zero; echo; echo 'verdict fails it said a lot'", "it said a lot", true)]
    [InlineData("echo 'verdict untried nobody makes it'", "the driver does not list it, and it cannot be tried here: nobody makes it", false)]
    public async Task Whatever_becomes_of_a_child_is_a_verdict_in_words(string script, string reason, bool lasting)
    {
        using (var proofs = _bench.Proofs(script))
        {
            Assert.Equal(ImportProof.Fails(reason), await _bench.ProveAsync(proofs));
        }

        // What would be the same tomorrow is not tried again by the next start.
        using var next = _bench.Proofs(Works);
        Assert.Equal(lasting ? ImportProof.Fails(reason) : ImportProof.Pending, next.Of(ProofBench.Case));
    }

    [Fact]
    public async Task A_child_that_hangs_is_ended_and_that_is_a_verdict()
    {
        using var proofs = _bench.Proofs("echo 'step the picture was read'; exec sleep 1000", TimeSpan.FromSeconds(0.5));
        Assert.Equal(ImportProof.Fails("the driver took longer than 0.5 s when the picture was read"), await _bench.ProveAsync(proofs));
    }

    [Fact]
    public async Task A_child_whose_own_children_keep_its_output_open_is_not_waited_for()
    {
        using var proofs = _bench.Proofs("echo 'step a test buffer was made'; sleep 8 & exit 4");
        Assert.Equal(ImportProof.Fails("the trial failed with status 4 when a test buffer was made"), await _bench.ProveAsync(proofs));
    }

    [Fact]
    public async Task A_program_that_is_missing_is_a_verdict()
    {
        using var proofs = _bench.Proofs(new TrialCommand("/nowhere/compositor", []));
        var proof = await _bench.ProveAsync(proofs);
        Assert.Equal(ImportProof.Fails("it cannot be tried: the program does not start"), proof);
    }

    [Fact]
    public async Task What_cannot_be_tried_works_when_the_driver_lists_it_and_says_that_it_is_not_proven()
    {
        using var proofs = _bench.Proofs("echo 'verdict listed nobody here makes such memory of amdgpu'");
        var proof = await _bench.ProveAsync(proofs);
        Assert.Equal(new ImportProof(ProofState.Works, "not proven: nobody here makes such memory of amdgpu"), proof);
    }

    [Fact]
    public async Task A_verdict_of_before_needs_no_child()
    {
        using (var proofs = _bench.Proofs(Works))
        {
            await _bench.ProveAsync(proofs);
        }

        using var next = _bench.Proofs("exit 1");
        Assert.Equal(ImportProof.Works, next.Of(ProofBench.Case));
        Assert.Equal(1, _bench.Children);
    }

    [Theory]
    [InlineData("platform")]
    [InlineData("api")]
    [InlineData("renderer")]
    [InlineData("version")]
    [InlineData("node")]
    [InlineData("kernel")]
    [InlineData("environment")]
    public async Task Another_device_driver_or_kernel_is_tried_anew(string what)
    {
        using (var proofs = _bench.Proofs(Works))
        {
            await _bench.ProveAsync(proofs);
        }

        _bench.Device = what switch
        {
            "platform" => _bench.Device with { Platform = "surfaceless" },
            "api" => _bench.Device with { Api = ProofDevice.Core },
            "renderer" => _bench.Device with { Renderer = "Another GPU" },
            "version" => _bench.Device with { Version = "OpenGL ES 3.2 Mesa 25.0.8, EGL 1.5" },
            "node" => _bench.Device with { Node = "/dev/dri/renderD129" },
            "kernel" => _bench.Device with { Kernel = "6.12.2" },
            "environment" => _bench.Device with { Environment = "LD_PRELOAD=libshim.so" },
            _ => throw new ArgumentException(what, nameof(what)),
        };
        using var next = _bench.Proofs(Works);
        await _bench.ProveAsync(next);
        Assert.Equal(2, _bench.Children);
    }

    [Fact]
    public async Task Children_run_one_at_a_time_in_the_order_of_asking()
    {
        var lockFolder = Path.Combine(_bench.Folder, "running");
        using var proofs = _bench.Proofs($"mkdir '{lockFolder}' || exit 9; sleep 0.1; rmdir '{lockFolder}'; echo 'verdict works'");
        ImportCase[] cases = [.. TrialFormat.Known.Take(4).Select(format => ProofBench.Case with { Format = format })];
        Assert.All(cases, what => Assert.Equal(ProofState.Pending, proofs.Of(what).State));
        for (var i = 0; i < cases.Length; i++)
        {
            await _bench.NextVerdictAsync();
        }

        Assert.All(cases, what => Assert.Equal(ImportProof.Works, proofs.Of(what)));
        Assert.Equal(cases.Length, proofs.Version);
        Assert.Equal(
            cases.Select(what => $"--format {what.Format} "),
            File.ReadAllLines(_bench.Started).Select(line => line[line.IndexOf("--format", StringComparison.Ordinal)..line.IndexOf("--modifier", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task A_guest_cannot_have_more_than_so_many_kinds_tried()
    {
        using var proofs = _bench.Proofs("echo 'verdict fails no'");
        for (var i = 0ul; i < ImportProofs.MostCases; i++)
        {
            Assert.Equal(ProofState.Pending, proofs.Of(ProofBench.Case with { Modifier = i }).State);
        }

        var refused = proofs.Of(ProofBench.Case with { Modifier = 12345 });
        Assert.Equal(ProofState.Fails, refused.State);
        Assert.Contains("more than 64 kinds", refused.Reason, StringComparison.Ordinal);

        // What was known before is known still.
        for (var i = 0; i < ImportProofs.MostCases; i++)
        {
            await _bench.NextVerdictAsync();
        }

        Assert.Equal(ImportProof.Fails("no"), proofs.Of(ProofBench.Case with { Modifier = 63 }));
        Assert.Equal(ImportProofs.MostCases, _bench.Children);
    }

    [Theory]
    [InlineData("udmabuf", 0x5a5a5a5au)]
    [InlineData("udmabuf", 0u)]
    [InlineData("", 0x34325258u)]
    [InlineData("--platform\n", 0x34325258u)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789", 0x34325258u)]
    public void What_cannot_be_tried_starts_no_child_and_takes_no_place(string exporter, uint format)
    {
        using var proofs = _bench.Proofs(Works);
        Assert.Equal(ProofState.Fails, proofs.Of(new ImportCase(exporter, new FourCc(format), 0)).State);
        Assert.Equal(0, _bench.Children);
    }

    [Fact]
    public async Task Ending_ends_the_child_that_tries()
    {
        var pid = Path.Combine(_bench.Folder, "pid");
        var proofs = _bench.Proofs($"echo $$ > '{pid}.new'; mv '{pid}.new' '{pid}'; exec sleep 1000");
        Assert.Equal(ProofState.Pending, proofs.Of(ProofBench.Case).State);
        Assert.Equal(ProofState.Pending, proofs.Of(ProofBench.Case with { Modifier = 7 }).State);
        await Poll.UntilAsync(() => File.Exists(pid), "the child has started");

        proofs.Dispose();

        var child = (await File.ReadAllTextAsync(pid)).Trim();
        await Poll.UntilAsync(() => !File.Exists($"/proc/{child}/stat"), "the child has ended");
        Assert.Equal(1, _bench.Children);
        Assert.Equal(0, proofs.Version);
        Assert.Equal("the program is ending", proofs.Of(ProofBench.Case with { Modifier = 8 }).Reason);
    }

    [Fact]
    public async Task Asking_again_allocates_nothing()
    {
        using var proofs = _bench.Proofs(Works);
        await _bench.ProveAsync(proofs);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _ = proofs.Of(ProofBench.Case);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
