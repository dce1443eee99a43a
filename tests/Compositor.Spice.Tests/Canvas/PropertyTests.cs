using Compositor.Plugins.Spice;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Compositor.Spice.Tests.Canvas;

/// <summary>What holds for all messages.</summary>
public sealed class PropertyTests
{
    private const int Size = 24;

    [Fact]
    public void Drawn_in_pieces_is_as_drawn_at_once() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(600),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var type = RandomMessages.Types[random.Next(RandomMessages.Types.Length)];
            var box = new RandomMessages(seed).Box(Size);
            var (x, y) = (random.Next(Size), random.Next(Size));
            Box[] pieces = [new(0, 0, x, y), new(x, 0, Size, y), new(0, y, x, Size), new(x, y, Size, Size)];
            using var whole = Fixture(seed);
            using var parts = Fixture(seed);
            using var listed = Fixture(seed);

            if (type == 104)
            {
                // As for images of the screen below.
                return;
            }

            whole.Send(type, new RandomMessages(seed).Message(type, MessageWriter.Draw(box), Size));
            listed.Send(type, new RandomMessages(seed).Message(type, MessageWriter.Draw(box, pieces), Size));
            Same(seed, whole, listed);
            if (whole.Images.HasReadScreen)
            {
                // Pieces would read what pieces before them drew.
                return;
            }

            foreach (var piece in pieces)
            {
                parts.Send(type, new RandomMessages(seed).Message(type, MessageWriter.Draw(box, piece), Size));
            }

            Same(seed, whole, parts);
        }));

    [Fact]
    public void Damaged_messages_are_refused_or_drawn_and_nothing_else() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3000),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var type = RandomMessages.Types[random.Next(RandomMessages.Types.Length)];
            var messages = new RandomMessages(seed);
            var body = messages.Damage(messages.Message(type, MessageWriter.Draw(messages.Box(Size), messages.Box(Size), messages.Box(Size)), Size).Take());
            using var fixture = Fixture(seed);
            try
            {
                fixture.Send(type, body);
            }
            catch (SpiceException)
            {
                // Said so.
            }

            fixture.Screen.AssertMargins();
        }));

    private static CanvasFixture Fixture(int seed)
    {
        var fixture = new CanvasFixture(Size, Size);
        fixture.Create(1, 16, 16, 96);
        fixture.Create(2, 16, 16, 16);
        var random = new Random(seed);
        fixture.Show([.. Enumerable.Range(0, Size * Size).Select(_ => (uint)random.Next(1 << 24))]);
        fixture.Fill(1, new Box(2, 2, 12, 12), 0x80402010);
        fixture.Fill(2, new Box(2, 2, 12, 12), 0x1234);
        return fixture;
    }

    private static void Same(int seed, CanvasFixture one, CanvasFixture other)
    {
        if (!one.Screen.Snapshot().SequenceEqual(other.Screen.Snapshot()))
        {
            Pictures.Save($"pieces-{seed}-whole", Size, Size, one.Screen.Snapshot());
            Pictures.Save($"pieces-{seed}-parts", Size, Size, other.Screen.Snapshot());
            Assert.Fail($"seed {seed} draws otherwise in pieces");
        }

        one.Screen.AssertMargins();
        other.Screen.AssertMargins();
    }
}
