using CleanTemplate.Application.Common.Events;

namespace CleanTemplate.Infrastructure.Events;

internal sealed class Handling : IHandling
{
    public string? Key { get; set; }
}
