using System.Reflection;
using Compositor.Contracts;
using McMaster.NETCore.Plugins;
using Microsoft.Extensions.Logging;

namespace Compositor.Shell.Plugins;

/// <summary>Loads the assembly of one plugin folder into a load context of its own, which lives as long as the program.</summary>
internal static class PluginAssembly
{
    /// <summary>The contract and what stands in its signatures are the shell's; everything else is the plugin's own.</summary>
    private static readonly Type[] SharedTypes = [typeof(IPlugin), typeof(ILogger)];

    /// <exception cref="PluginRefusedException">The folder holds no usable plugin.</exception>
    public static IPlugin Load(string folder)
    {
        var file = Find(folder);
        try
        {
            var loader = PluginLoader.CreateFromAssemblyFile(file, SharedTypes);
            return Create(loader.LoadDefaultAssembly());
        }
        catch (ReflectionTypeLoadException problem)
        {
            throw new PluginRefusedException($"cannot be loaded: {problem.LoaderExceptions.FirstOrDefault()?.Message ?? problem.Message}", problem);
        }
        catch (TargetInvocationException problem)
        {
            throw new PluginRefusedException($"failed in its constructor: {problem.InnerException?.Message ?? problem.Message}", problem);
        }
        catch (Exception problem) when (problem is not PluginRefusedException)
        {
            throw new PluginRefusedException($"{Path.GetFileName(file)} cannot be loaded: {problem.Message}", problem);
        }
    }

    /// <summary>The assembly that has a .deps.json, which only the plugin's own has; else the only assembly there is.</summary>
    private static string Find(string folder)
    {
        var described = Directory.GetFiles(folder, "*.deps.json").Select(file => file[..^".deps.json".Length] + ".dll").ToArray();
        var candidates = described.Length > 0 ? described : Directory.GetFiles(folder, "*.dll");
        return candidates switch
        {
            [var file] when File.Exists(file) => file,
            [var file] => throw new PluginRefusedException($"{Path.GetFileName(file)} is missing"),
            [] => throw new PluginRefusedException("has no assembly in its folder"),
            _ => throw new PluginRefusedException("has more than one assembly that could be the plugin, and no .deps.json that tells which"),
        };
    }

    private static IPlugin Create(Assembly assembly)
    {
        var types = assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(IPlugin)) && !type.IsAbstract).ToArray();
        return types switch
        {
            [var type] => (IPlugin)(Activator.CreateInstance(type) ?? throw new PluginRefusedException($"{type} cannot be made")),
            [] => throw new PluginRefusedException($"{assembly.GetName().Name}.dll has no public class that implements IPlugin"),
            _ => throw new PluginRefusedException($"{assembly.GetName().Name}.dll has more than one class that implements IPlugin"),
        };
    }
}
