namespace CleanTemplate.Template.Tests;

internal static class Golden
{
    private static readonly string Folder = Path.Combine(InstalledTemplate.Root, "tests", "Template.Tests", "Golden");

    /// <summary>Compares with a committed file, or rewrites it when UPDATE_GOLDEN=1.</summary>
    public static void Same(string name, string actual)
    {
        var file = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"There is no {file} yet: UPDATE_GOLDEN=1 dotnet test writes it.");
        var (lost, gained) = (Lines(File.ReadAllText(file)).Except(Lines(actual)), Lines(actual).Except(Lines(File.ReadAllText(file))));
        Assert.True(!lost.Any() && !gained.Any(), $"{name} differs. Lost: {string.Join(", ", lost)}. Gained: {string.Join(", ", gained)}. If it is meant: UPDATE_GOLDEN=1 dotnet test.");
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
