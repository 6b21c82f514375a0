using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Accounts;

namespace CleanTemplate.Databases.Accounts;

public sealed class TestCaller : ICaller
{
    public string Address { get; set; } = "192.0.2.1";

    public string UserAgent => "tests";

    public SessionId Session { get; set; } = SessionId.New(DateTimeOffset.UnixEpoch);
}
