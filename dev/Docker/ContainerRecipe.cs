namespace CleanTemplate.Dev.Docker;

/// <summary>What a database system needs to run in a container.</summary>
/// <param name="ReadyCheck">A command inside the container that succeeds once the server takes connections.</param>
internal sealed record ContainerRecipe(
    string Image, int Port, string DataFolder, string PasswordVariable, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<string> ReadyCheck);
