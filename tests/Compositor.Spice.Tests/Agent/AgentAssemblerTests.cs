using Compositor.Contracts;
using Compositor.Plugins.Spice;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Compositor.Spice.Tests.Agent;

public sealed class AgentAssemblerTests
{
    [Fact]
    public void However_a_stream_is_cut_its_messages_are_the_same() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(uint Type, byte[] Body)[]>(),
            ArbMap.Default.ArbFor<PositiveInt[]>(),
            (messages, cuts) =>
            {
                var stream = messages.SelectMany(message => AgentBytes.Message(message.Type, message.Body)).ToArray();
                using var heard = new Heard();
                var at = 0;
                for (var i = 0; at < stream.Length; i++)
                {
                    var count = cuts.Length == 0 ? stream.Length : Math.Min(stream.Length - at, cuts[i % cuts.Length].Get);
                    heard.Assembler.Add(stream.AsSpan(at, count));
                    at += count;
                }

                return heard.Messages.Count == messages.Length
                    && heard.Messages.Zip(messages).All(pair => pair.First.Type == pair.Second.Type && pair.First.Body.SequenceEqual(pair.Second.Body));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_message_beyond_the_limit_is_passed_over_without_memory_for_it()
    {
        using var heard = new Heard();
        heard.Assembler.Add([.. AgentBytes.Word(1), .. AgentBytes.Word(4), .. new byte[8], .. AgentBytes.Word(uint.MaxValue)]);
        var piece = new byte[1 << 20];
        for (var i = 0; i < 4095; i++)
        {
            heard.Assembler.Add(piece);
        }

        heard.Assembler.Add(piece.AsSpan(1));
        Assert.Equal(0, heard.Budget.Taken);
        Assert.Empty(heard.Messages);
        heard.Assembler.Add(AgentBytes.Message(6, 1, 2, 3));
        Assert.Equal([6u], heard.Messages.Select(message => message.Type));
    }

    [Fact]
    public void Memory_grows_with_what_has_come_and_is_let_go()
    {
        using var heard = new Heard();
        heard.Assembler.Add([.. AgentBytes.Word(1), .. AgentBytes.Word(4), .. new byte[8], .. AgentBytes.Word(IClipboard.MostBytes)]);
        heard.Assembler.Add(new byte[100]);
        Assert.InRange(heard.Budget.Taken, 100, 8192);
        heard.Assembler.Add(new byte[IClipboard.MostBytes - 100]);
        Assert.Equal(IClipboard.MostBytes, heard.Messages.Single().Body.Length);
        Assert.Equal(0, heard.Budget.Taken);
    }

    [Fact]
    public void Another_protocol_is_refused_and_a_reset_begins_anew()
    {
        using var heard = new Heard();
        Assert.Throws<SpiceException>(() => heard.Assembler.Add(new byte[20]));
        heard.Assembler.Reset();
        heard.Assembler.Add(AgentBytes.Message(9));
        Assert.Single(heard.Messages);
    }

    private sealed class Heard : IAgentMessages, IDisposable
    {
        public Heard() => Assembler = new AgentAssembler(this, Budget);

        public MemoryBudget Budget { get; } = new(64 << 20);

        public AgentAssembler Assembler { get; }

        public List<(uint Type, byte[] Body)> Messages { get; } = [];

        public void Take(AgentMessage type, ReadOnlySpan<byte> body) => Messages.Add(((uint)type, body.ToArray()));

        public void Dispose() => Assembler.Dispose();
    }
}
