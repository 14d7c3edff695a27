import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { explainRefusedReport, refusedReportWords } from '#renderer/text/confidential-words.ts';
import { trayText } from '#renderer/text/screens.ts';
import { trayWords } from '#renderer/text/tray-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { refusedReports, retryReport } from '#renderer/usecases/refused-reports.ts';
import { Explained } from './explained.tsx';
import { officerName, useSession, useStoreRevision } from './session.ts';

/** Reports in confidence that the county did not take: why, is it safe, what now (CF-19). */
export function RefusedReports() {
  const { store, acting, profile, sync } = useSession();
  useStoreRevision();
  return refusedReports(store, acting).map((report) => {
    const again = async (): Promise<void> => {
      await retryReport(store, report);
      sync.now();
    };
    return (
      <Panel
        key={report.id}
        title={refusedReportWords.title(report.receivedOn)}
        note={`${trayWords.recordedAt(instantToPlainDate(report.recordedAt))} · ${trayText.by(officerName(profile, report.by))}`}
        actions={
          <Button small onClick={() => void again()}>
            {trayWords.retry}
          </Button>
        }
      >
        <Explained {...explainRefusedReport(report.why)} />
      </Panel>
    );
  });
}
