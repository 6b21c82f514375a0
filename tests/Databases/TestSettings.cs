namespace CleanTemplate.Databases;

/// <summary>What the application is told in every test. Whatever needs a setting, and may be missing, brings its own, found by scanning.</summary>
public interface ITestSettings
{
    IReadOnlyDictionary<string, string?> Settings { get; }
}

public static class TestSettings
{
    public static IReadOnlyDictionary<string, string?> All { get; } = typeof(TestSettings).Assembly.GetTypes()
        .Where(type => type.IsClass && type.IsAssignableTo(typeof(ITestSettings)))
        .SelectMany(type => ((ITestSettings)Activator.CreateInstance(type)!).Settings)
        .ToDictionary(StringComparer.Ordinal);
}
