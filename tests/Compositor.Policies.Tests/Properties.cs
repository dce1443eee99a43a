using FsCheck;
using FsCheck.Fluent;

namespace Compositor.Policies.Tests;

/// <summary>Runs a property with a fixed seed, so that a failure today is a failure tomorrow.</summary>
internal static class Properties
{
    public static void Hold<T>(Gen<T> generator, Action<T> property) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20260731, 1),
            Prop.ForAll(Arb.From(generator), property));
}
