using System.Text;
using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Compositor.Unix;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Compositor.Spice.Tests.Agent;

public sealed class FileSenderTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 150_000).Select(i => (byte)(i * 7))];

    [Fact]
    public async Task A_file_is_announced_sent_and_done_when_the_guest_says_so()
    {
        using var stage = Start();
        using var transfer = Send(stage, "a b\\c.txt", Content);
        var start = stage.Expect(AgentMessage.FileStart);
        var id = start[..4];
        Assert.Equal("[vdagent-file-xfer]\nname=a b\\\\c.txt\nsize=150000\n\0", Encoding.UTF8.GetString(start.AsSpan(4)));
        stage.Say(AgentMessage.FileStatus, [.. id, .. AgentBytes.Word(0)]);
        var taken = new List<byte>();
        while (taken.Count < Content.Length)
        {
            var part = stage.Expect(AgentMessage.FileData);
            Assert.Equal(id, part[..4]);
            Assert.Equal((ulong)(part.Length - 12), BitConverter.ToUInt64(part, 4));
            taken.AddRange(part[12..]);
        }

        Assert.Equal(Content, taken);
        Assert.False(transfer.Completion.IsCompleted);
        stage.Say(AgentMessage.FileStatus, [.. id, .. AgentBytes.Word(3)]);
        await transfer.Completion.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Content.Length, transfer.Sent);
    }

    [Fact]
    public async Task A_file_without_bytes_is_sent_too()
    {
        using var stage = Start();
        using var transfer = Send(stage, "empty", []);
        var id = stage.Expect(AgentMessage.FileStart)[..4];
        stage.Say(AgentMessage.FileStatus, [.. id, .. AgentBytes.Word(0)]);
        Assert.Equal(12, stage.Expect(AgentMessage.FileData).Length);
        stage.Say(AgentMessage.FileStatus, [.. id, .. AgentBytes.Word(3)]);
        await transfer.Completion.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(1, "the guest has cancelled it")]
    [InlineData(4, "the guest has too little space: 4096 bytes are free")]
    [InlineData(5, "the guest's session is locked")]
    [InlineData(6, "nobody is logged in at the guest's desktop")]
    [InlineData(77, "the guest has refused it (status 77)")]
    public async Task A_refusal_is_told_in_words(uint status, string words)
    {
        using var stage = Start();
        using var transfer = Send(stage, "file", Content);
        var id = stage.Expect(AgentMessage.FileStart)[..4];
        stage.Say(AgentMessage.FileStatus, [.. id, .. AgentBytes.Word(status), .. BitConverter.GetBytes(4096UL)]);
        var refused = await Assert.ThrowsAsync<SourceException>(() => transfer.Completion);
        Assert.Equal(words, refused.Message);
    }

    [Fact]
    public async Task Whoever_sends_may_give_up_and_the_guest_is_told()
    {
        using var stage = Start();
        var transfer = Send(stage, "file", Content);
        var id = stage.Expect(AgentMessage.FileStart)[..4];
        transfer.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transfer.Completion);
        Assert.Equal([.. id, .. AgentBytes.Word(1)], stage.Expect(AgentMessage.FileStatus));
    }

    [Fact]
    public async Task Without_an_agent_or_when_it_ends_it_fails()
    {
        using var stage = Start();
        using var sent = Send(stage, "file", Content);
        stage.Expect(AgentMessage.FileStart);
        stage.Agent.Disconnect();
        Assert.Equal("the agent in the guest has ended", (await Assert.ThrowsAsync<SourceException>(() => sent.Completion)).Message);
        using var later = Send(stage, "file", Content);
        Assert.StartsWith("no agent runs in the guest", (await Assert.ThrowsAsync<SourceException>(() => later.Completion)).Message);
    }

    [Fact]
    public async Task An_agent_that_takes_no_files_hears_nothing_of_one()
    {
        using var stage = new AgentStage(AgentCapabilities.FilesDisabled);
        using var refused = Send(stage, "file", Content);
        await Assert.ThrowsAsync<SourceException>(() => refused.Completion);
        stage.Say(AgentMessage.Capabilities, [1, 0, 0, 0, .. AgentBytes.Word((uint)AgentCapabilities.FilesDisabled)]);
        stage.Expect(AgentMessage.Capabilities);
    }

    [Fact]
    public async Task A_file_that_becomes_shorter_is_cancelled()
    {
        using var stage = Start();
        using var memfd = Memfd.Create("file", 10);
        using var transfer = stage.Agent.Files.Send(new GuestFile("file", 20, memfd.Duplicate()));
        var id = stage.Expect(AgentMessage.FileStart)[..4];
        stage.Say(AgentMessage.FileStatus, [.. id, .. AgentBytes.Word(0)]);
        stage.Expect(AgentMessage.FileData);
        stage.Expect(AgentMessage.FileStatus);
        Assert.Contains("shorter", (await Assert.ThrowsAsync<SourceException>(() => transfer.Completion)).Message, StringComparison.Ordinal);
    }

    private static AgentStage Start()
    {
        var stage = new AgentStage();
        stage.Expect(AgentMessage.MaximumClipboard);
        return stage;
    }

    private static IFileTransfer Send(AgentStage stage, string name, byte[] content)
    {
        using var memfd = Memfd.Create(name, content.Length);
        using var handle = new SafeFileHandle(memfd.DangerousGetHandle(), ownsHandle: false);
        RandomAccess.Write(handle, content, 0);
        return stage.Agent.Files.Send(new GuestFile(name, content.Length, memfd.Duplicate()));
    }
}
