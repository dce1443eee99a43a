using Compositor.Contracts;
using Compositor.Shell.Configuration.Syntax;

namespace Compositor.Shell.Configuration.Sections;

/// <summary>
/// Makes what a table describes once, to learn what the factory has against it, and throws it away: a factory starts nothing.
/// </summary>
internal static class FactoryTrial
{
    public static async Task RunAsync<T>(IFactory<T> factory, Settings settings, Table table, ErrorList errors)
    {
        try
        {
            if (factory.Create(settings) is IAsyncDisposable made)
            {
                await made.DisposeAsync().ConfigureAwait(false);
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
}
