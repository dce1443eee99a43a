namespace Compositor.Benchmarks;

/// <summary>One benchmark, chosen by name on the command line. It writes Markdown.</summary>
internal interface IBenchmark
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>What it measures, in a sentence.</summary>
    string Purpose { get; }

    /// <summary>Measures.</summary>
    /// <param name="quick">True to get an impression in seconds.</param>
    /// <param name="report">Gets the Markdown.</param>
    void Run(bool quick, TextWriter report);
}
