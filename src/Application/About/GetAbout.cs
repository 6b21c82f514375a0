using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.About;

[Public]
public sealed record GetAbout : IQuery<AboutDto>;

public sealed record AboutDto(string Name, string Version, string Environment);

internal sealed class GetAboutHandler(IRunningApplication application) : IQueryHandler<GetAbout, AboutDto>
{
    public Task<Result<AboutDto>> Handle(GetAbout query, CancellationToken cancellationToken) =>
        Task.FromResult<Result<AboutDto>>(new AboutDto(application.Name, application.Version, application.Environment));
}

/// <summary>What the host knows about the running application.</summary>
public interface IRunningApplication
{
    string Name { get; }

    string Version { get; }

    string Environment { get; }
}
