using Compositor.Contracts;
using Compositor.Shell.Configuration.Syntax;

namespace Compositor.Shell.Configuration.Sections;

/// <summary>
/// Makes what a table describes once, to learn what the factory has against it, and throws it away: a factory starts nothing.
/// </summary>
internal static class FactoryTrial
{
    public static void Run<T>(IFactory<T> factory, Settings settings, Table table, ErrorList errors)
    {
        try
        {
            if (factory.Create(settings) is IAsyncDisposable made)
            {
                _ = DisposeAsync(made);
            }
        }
        catch (SettingException refused)
        {
            errors.Add(table.Find(refused.Key)?.Position ?? table.Position, refused.Message);
        }
        catch (Exception problem)
        {
            errors.Add(table.Position, $"the plugin failed on these settings: {problem.Message}");
        }
    }

    /// <summary>Not waited for: what was never run has nothing to end, and a defect there says nothing of the configuration.</summary>
    private static async Task DisposeAsync(IAsyncDisposable made)
    {
        try
        {
            await made.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The shell meets it again, and names it, when the source is ended after its run.
        }
    }
}
