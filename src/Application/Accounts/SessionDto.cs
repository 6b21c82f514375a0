using AutoMapper;
using CleanTemplate.Domain.Accounts;

namespace CleanTemplate.Application.Accounts;

public sealed record SessionDto(SessionId Id, string Device, string UserAgent, DateTimeOffset StartedAt, DateTimeOffset LastUsedAt);

internal sealed class SessionProfile : Profile
{
    public SessionProfile() => CreateMap<Session, SessionDto>();
}
