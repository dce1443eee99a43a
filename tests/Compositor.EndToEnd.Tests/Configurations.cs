using Compositor.EndToEnd.Tests.Peers;

namespace Compositor.EndToEnd.Tests;

/// <summary>Configurations that tests run the compositor on.</summary>
internal static class Configurations
{
    /// <summary>Chords for sources called "alpha" and "beta".</summary>
    public const string AlphaAndBeta = """
        "Super+1" = "focus alpha"
        "Super+2" = "focus beta"
        """;

    /// <summary>Machines that run already, in a grid, tried again quickly.</summary>
    public static string Machines(Qemu alpha, Qemu beta) => Start(bindings: AlphaAndBeta) + Machine("alpha", alpha) + Machine("beta", beta);

    /// <summary>Everything but the sources.</summary>
    public static string Start(string layout = "grid", string shell = "", string input = "click-to-focus", string bindings = "") => $"""
        [shell]
        retry-initial = 0.2
        retry-maximum = 1
        {shell}

        [layout]
        policy = "{layout}"

        [input]
        policy = "{input}"

        [bindings]
        "Super+G" = "layout grid"
        "Super+S" = "layout single"
        "Super+Escape" = "release-grab"
        "Super+I" = "details"
        {bindings}


        """;

    public static string Machine(string name, Qemu machine) => $"""
        [[source]]
        name = "{name}"
        kind = "virgil"
        address = "{machine.Address}"


        """;

    /// <summary>A machine that the compositor starts itself.</summary>
    public static string Launched(string name, string binary, Guest guest, string keys = "") => $"""
        [[source]]
        name = "{name}"
        kind = "virgil"
        qemu = "{binary}"
        launch = ["-accel", "tcg", "-nodefaults", {string.Join(", ", guest.Arguments.Select(argument => $"\"{argument}\""))}]
        {keys}


        """;

    /// <summary>A testcard on which a test can read the input: it stands still, and its ground has none of the colours of input.</summary>
    public static string Board(string name, string size, string keys = "") => Testcard(name, $"rate = 0\npattern = \"full\"\nsize = \"{size}\"\n{keys}");

    public static string Testcard(string name, string keys = "") => $"""
        [[source]]
        name = "{name}"
        kind = "testcard"
        {keys}


        """;
}
