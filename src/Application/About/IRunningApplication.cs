namespace CleanTemplate.Application.About;

/// <summary>What the host knows about the running application.</summary>
public interface IRunningApplication
{
    string Name { get; }

    string Version { get; }

    string Environment { get; }
}
