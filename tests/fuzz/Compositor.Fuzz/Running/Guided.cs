using SharpFuzz;

namespace Compositor.Fuzz;

/// <summary>Hands a target to a fuzzer that has started this process, and that sees which ways an input goes through instrumented assemblies.</summary>
internal static class Guided
{
    /// <summary>Runs until the fuzzer has enough.</summary>
    /// <returns>False when no fuzzer has started this process.</returns>
    public static bool Run(Target target)
    {
        if (Environment.GetEnvironmentVariable("__LIBFUZZER_SHM_ID") is not null)
        {
            Fuzzer.LibFuzzer.Run(bytes => target.Feed(bytes.ToArray()));
            return true;
        }

        if (Environment.GetEnvironmentVariable("__AFL_SHM_ID") is not null)
        {
            Fuzzer.OutOfProcess.Run(stream =>
            {
                using var input = new MemoryStream();
                stream.CopyTo(input);
                target.Feed(input.ToArray());
            });
            return true;
        }

        return false;
    }
}
