using System.Globalization;
using System.Text;
using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.EndToEnd.Tests;

/// <summary>Configurations that tests run the compositor on.</summary>
internal static class Configurations
{
    /// <summary>Machines that run already, in a grid, tried again quickly.</summary>
    public static string Machines(Qemu alpha, Qemu beta) => Start() + Machine("alpha", alpha) + Machine("beta", beta);

    public static string Start(string layout = "grid", string shell = "") => $"""
        [shell]
        retry-initial = 0.2
        retry-maximum = 1
        {shell}

        [layout]
        policy = "{layout}"

        [bindings]
        "Super+1" = "focus alpha"
        "Super+2" = "focus beta"
        "Super+G" = "layout grid"
        "Super+S" = "layout single"
        "Super+Escape" = "release-grab"


        """;

    public static string Machine(string name, Qemu machine) => $"""
        [[source]]
        name = "{name}"
        kind = "virgil"
        address = "{machine.Address}"


        """;

    public static string Testcard(string name, string keys = "") => $"""
        [[source]]
        name = "{name}"
        kind = "testcard"
        {keys}


        """;

    public static string Testcards(int count, string keys) =>
        Enumerable.Range(1, count).Aggregate(new StringBuilder(Start()), (text, i) => text.Append(CultureInfo.InvariantCulture, $"{Testcard($"card{i}", keys)}")).ToString();
}
