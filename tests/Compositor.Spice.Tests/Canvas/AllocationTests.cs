using Compositor.Contracts;
using Compositor.Plugins.Spice;
using Xunit;

namespace Compositor.Spice.Tests.Canvas;

public sealed class AllocationTests
{
    public static TheoryData<ushort> Types => [.. RandomMessages.Types];

    /// <summary>After the first of each all memory is there.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void Messages_allocate_nothing(ushort type)
    {
        using var fixture = new CanvasFixture(32, 32);
        fixture.Create(1, 16, 16, 96);
        fixture.Create(2, 16, 16, 16);
        var bodies = Enumerable.Range(0, 40).Select(seed =>
        {
            var messages = new RandomMessages(seed);
            return messages.Message(type, MessageWriter.Draw(messages.Box(32), new Box(0, 0, 9, 32), new Box(7, 3, 32, 20)), 32).Take();
        }).ToArray();
        var rects = new Rect[DamageList.Capacity];
        void All()
        {
            foreach (var body in bodies)
            {
                using (fixture.Canvas.BeginBatch())
                {
                    fixture.Canvas.Handle(type, body);
                }

                fixture.Canvas.TakeDamage(rects);
            }
        }

        for (var i = 0; i < 3; i++)
        {
            All();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        All();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
