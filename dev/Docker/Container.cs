using System.Diagnostics;
using System.Globalization;
using CleanTemplate.Dev.Common;

namespace CleanTemplate.Dev.Docker;

/// <summary>A database server in a container that listens on a random port of this machine only.</summary>
internal sealed class Container : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly string _name;
    private readonly bool _isOurs;

    private Container(string name, bool isOurs) => (_name, _isOurs) = (name, isOurs);

    public int Port { get; private set; }

    public bool IsAdopted => !_isOurs;

    /// <summary>The container of that name: as it runs, or a new one. Without a volume its data ends with it.</summary>
    public static async Task<Container> Start(ContainerRecipe recipe, string name, string? volume, string password, CancellationToken cancellationToken)
    {
        var isRunning = await IsRunning(name, cancellationToken);
        if (isRunning is false) await DockerEngine.Run(["rm", "--force", name], cancellationToken);
        Container container = new(name, isOurs: isRunning is not true);
        try
        {
            if (container._isOurs) await Create(recipe, name, volume, password, cancellationToken);
            container.Port = await PublishedPort(recipe, name, cancellationToken);
            await container.Ready(recipe, cancellationToken);
            return container;
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }
    }

    /// <summary>A container for one run; what crashed runs left behind is removed first.</summary>
    public static async Task<Container> StartThrowaway(ContainerRecipe recipe, string prefix, string password, CancellationToken cancellationToken)
    {
        var present = await DockerEngine.Run(["ps", "--all", "--filter", $"name={prefix}-", "--format", "{{.Names}}"], cancellationToken);
        foreach (var left in present.Output.Split('\n', StringSplitOptions.TrimEntries).Where(name => Owner.IsGone(name, prefix)))
            await DockerEngine.Run(["rm", "--force", "--volumes", left], cancellationToken);
        return await Start(recipe, Owner.NewName(prefix), volume: null, password, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isOurs) return;

        await DockerEngine.Run(["stop", "-t", "10", _name], CancellationToken.None);
        await DockerEngine.Run(["rm", "--force", "--volumes", _name], CancellationToken.None);
    }

    private static async Task<bool?> IsRunning(string name, CancellationToken cancellationToken)
    {
        var inspected = await DockerEngine.Run(["container", "inspect", "--format", "{{.State.Running}}", name], cancellationToken);
        return inspected.Succeeded ? inspected.Output == "true" : null;
    }

    private static async Task Create(ContainerRecipe recipe, string name, string? volume, string password, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Starting a container of {recipe.Image}; the first time it is downloaded ...");
        string[] mount = volume is null ? [] : ["--volume", $"{volume}:{recipe.DataFolder}"];
        // A variable without a value is taken from the client's own environment: the password never shows in a list of processes.
        Dictionary<string, string> environment = new(recipe.Settings) { [recipe.PasswordVariable] = password };
        var run = await DockerEngine.Run(
            ["run", "--detach", "--name", name, "--publish", $"127.0.0.1::{recipe.Port}", .. mount, .. environment.Keys.SelectMany(key => new[] { "--env", key }), recipe.Image],
            cancellationToken, environment);
        if (!run.Succeeded) throw new CannotStartException($"Docker could not start a container of {recipe.Image}:\n{run.Output}");
    }

    private static async Task<int> PublishedPort(ContainerRecipe recipe, string name, CancellationToken cancellationToken)
    {
        var published = await DockerEngine.Run(["port", name, $"{recipe.Port}/tcp"], cancellationToken);
        return int.TryParse(published.Output.Split(':')[^1], CultureInfo.InvariantCulture, out var port)
            ? port
            : throw new CannotStartException($"Docker does not say on which port the container {name} listens:\n{published.Output}");
    }

    private async Task Ready(ContainerRecipe recipe, CancellationToken cancellationToken)
    {
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < Patience; await Task.Delay(Pause, cancellationToken))
        {
            if ((await DockerEngine.Run(["exec", _name, .. recipe.ReadyCheck], cancellationToken)).Succeeded) return;
            if (await IsRunning(_name, cancellationToken) is not true) break;
        }

        var logs = await DockerEngine.Run(["logs", "--tail", "20", _name], cancellationToken);
        throw new CannotStartException($"The container {_name} ({recipe.Image}) did not become ready. Its last words:\n{logs.Output}");
    }
}

/// <summary>What a database system needs to run in a container.</summary>
/// <param name="ReadyCheck">A command inside the container that succeeds once the server takes connections.</param>
internal sealed record ContainerRecipe(
    string Image, int Port, string DataFolder, string PasswordVariable, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<string> ReadyCheck);

/// <summary>The product's own container: its data stays in a named volume, its password in a file of the user.</summary>
internal static class KeptContainer
{
    public static async Task<(Container Container, string Password, string Description)?> Start(
        ContainerRecipe recipe, Product product, string system, CancellationToken cancellationToken)
    {
        if (!await DockerEngine.Answers(cancellationToken)) return null;

        var name = $"{product.Kebab}-dev-{system}";
        var password = await Password(name, product, cancellationToken);
        var container = await Container.Start(recipe, name, volume: name, password, cancellationToken);
        var origin = container.IsAdopted ? "found running and left running" : "started for this run";
        return (container, password, $"{recipe.Image} in the Docker container {name} on 127.0.0.1:{container.Port}, {origin}; its data lives in the Docker volume {name}");
    }

    private static async Task<string> Password(string volume, Product product, CancellationToken cancellationToken)
    {
        var file = Path.Combine(UserFolder.Of(product), $"{volume}.password");
        if (File.Exists(file)) return await File.ReadAllTextAsync(file, cancellationToken);

        // The server took its password when the volume was new and knows no other since.
        if ((await DockerEngine.Run(["volume", "inspect", volume], cancellationToken)).Succeeded)
        {
            throw new CannotStartException($"""
                The Docker volume {volume} holds a database whose password is lost: {file} is gone.
                Bring the file back, or begin with an empty database: docker rm --force {volume}; docker volume rm {volume}
                """);
        }

        var password = Secret.New();
        Secret.Write(file, password);
        return password;
    }
}

/// <summary>The Docker engine of this machine, reached through its command line.</summary>
public static class DockerEngine
{
    /// <summary>A client without an engine may wait for minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal static IReadOnlyList<string> Advice { get; } = ["Docker                start Docker Desktop, or install an engine: https://docs.docker.com/engine/install"];

    public static async Task<bool> Answers(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return (await Run(["version", "--format", "{{.Server.Version}}"], patience.Token)).Succeeded;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    internal static Task<ProgramRun> Run(
        IEnumerable<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? environment = null) =>
        ProgramRun.Of("docker", arguments, cancellationToken, environment);
}
