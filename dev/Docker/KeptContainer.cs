using CleanTemplate.Dev.Common;

namespace CleanTemplate.Dev.Docker;

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
