using System.Diagnostics.Metrics;
using CleanTemplate.Infrastructure.Payments.Http;

namespace CleanTemplate.Infrastructure.Tests.Payments;

/// <summary>Collects what one application measures of its payments.</summary>
internal sealed class PaymentFigures : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<string> _calls = [];
    private int _circuit = -1;

    public PaymentFigures(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PaymentMetrics.MeterName && instrument.Meter.Scope == meters) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) => _calls.AddRange(Enumerable.Repeat($"{tags[0].Value} {tags[1].Value}", (int)count)));
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => Durations += seconds is >= 0 and < 60 ? 1 : 0);
        _listener.SetMeasurementEventCallback<int>((_, state, _, _) => _circuit = state);
        _listener.Start();
    }

    public int Durations { get; private set; }

    public IEnumerable<(string Call, int Times)> Calls() => _calls.CountBy(call => call).Select(call => (call.Key, call.Value)).OrderBy(call => call.Key);

    public int Circuit()
    {
        _listener.RecordObservableInstruments();
        return _circuit;
    }

    public void Dispose() => _listener.Dispose();
}
