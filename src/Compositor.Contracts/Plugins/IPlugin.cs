namespace Compositor.Contracts;

/// <summary>The one public class of a plugin assembly, with a public parameterless constructor. Main thread, once.</summary>
public interface IPlugin
{
    /// <summary>Return <see cref="ContractVersion.Current"/>: the version the plugin was built against.</summary>
    int Contract { get; }

    /// <summary>Names everything that the plugin brings.</summary>
    /// <param name="registry">Valid during the call.</param>
    void Register(IPluginRegistry registry);
}
