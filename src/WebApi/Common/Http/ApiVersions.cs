using CleanTemplate.Application.Common;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>A version of the API: all its endpoints lie below its path, and its OpenAPI document has its name.</summary>
internal sealed record ApiVersion(int Number)
{
    public string Name => $"v{Number}";

    public string Path => $"{SupportedVersions.Root}/{Name}";
}

/// <summary>What an endpoint is to clients: an operation, whose id is unique within its version.</summary>
internal sealed record ApiOperation(string Id, ApiVersion Version);

/// <summary>The request whose handler an endpoint calls.</summary>
internal sealed record UseCase(Type Request)
{
    public string Area { get; } = AreaOf(Request);

    /// <summary>The first part of a namespace below its layer's.</summary>
    public static string AreaOf(Type type) => type.Namespace![type.Assembly.GetName().Name!.Length..].TrimStart('.').Split('.')[0];

    public bool IsCommand { get; } = Request.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ICommand<>));
}

/// <summary>The versions an endpoint group is in, both ends included. Without this it is in all of them.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ApiVersionsAttribute : Attribute
{
    public int From { get; init; } = SupportedVersions.Oldest;

    public int Until { get; init; } = int.MaxValue;
}

/// <summary>The versions there are: from the oldest to the newest that an endpoint group names.</summary>
internal sealed class SupportedVersions
{
    public const string Root = "/api";

    /// <summary>Raise it to drop a version; the groups that were in no later one can go then.</summary>
    public const int Oldest = 1;

    public SupportedVersions(IEnumerable<Type> groups)
    {
        var newest = Oldest;
        foreach (var (group, (from, until)) in groups.Select(group => (group, SpanOf(group))))
        {
            if (from < 1 || until < from) throw new InvalidOperationException($"{group.FullName} is in the versions from {from} until {until}, and that is none.");
            newest = Math.Max(newest, until == int.MaxValue ? from : until);
        }

        All = [.. Enumerable.Range(Oldest, newest - Oldest + 1).Select(number => new ApiVersion(number))];
        Listed = string.Join(", ", All.Select(version => version.Number));
    }

    public IReadOnlyList<ApiVersion> All { get; }

    /// <summary>For headers and refusals: <c>1, 2</c>.</summary>
    public string Listed { get; }

    public static bool AreOf(Type group, ApiVersion version)
    {
        var (from, until) = SpanOf(group);
        return from <= version.Number && version.Number <= until;
    }

    private static (int From, int Until) SpanOf(Type group)
    {
        var named = (ApiVersionsAttribute?)Attribute.GetCustomAttribute(group, typeof(ApiVersionsAttribute)) ?? new();
        return (named.From, named.Until);
    }
}
